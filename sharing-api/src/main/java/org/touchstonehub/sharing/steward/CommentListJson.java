package org.touchstonehub.sharing.steward;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What stewards wrote beside a task. */
@Schema(name = "StewardComments", description = "What stewards wrote beside a task.")
public record CommentListJson(
    @Schema(description = "The earliest first.") List<CommentJson> comments) {}
