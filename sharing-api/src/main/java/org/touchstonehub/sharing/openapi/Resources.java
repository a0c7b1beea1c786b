package org.touchstonehub.sharing.openapi;

import java.util.List;
import org.touchstonehub.sharing.audit.ConsentResource;
import org.touchstonehub.sharing.audit.DecisionResource;
import org.touchstonehub.sharing.batch.BatchJobResource;
import org.touchstonehub.sharing.catalogue.CatalogueResource;
import org.touchstonehub.sharing.command.ChangeRequestResource;
import org.touchstonehub.sharing.command.CommandResource;
import org.touchstonehub.sharing.command.GoldenCommandResource;
import org.touchstonehub.sharing.command.GoldenCorrectionResource;
import org.touchstonehub.sharing.explanation.ExplanationResource;
import org.touchstonehub.sharing.explanation.GoldenExplanationResource;
import org.touchstonehub.sharing.golden.GoldenRecordResource;
import org.touchstonehub.sharing.history.GoldenHistoryResource;
import org.touchstonehub.sharing.history.SourceHistoryResource;
import org.touchstonehub.sharing.match.CreationResource;
import org.touchstonehub.sharing.match.MatchResource;
import org.touchstonehub.sharing.source.DeletionResource;
import org.touchstonehub.sharing.source.SourceRecordResource;
import org.touchstonehub.sharing.source.SourceSystemResource;
import org.touchstonehub.sharing.steward.FigureResource;
import org.touchstonehub.sharing.steward.StewardDecisionResource;
import org.touchstonehub.sharing.steward.StewardTaskResource;
import org.touchstonehub.sharing.steward.TaskWorkResource;

/** Every resource of the API; a test holds the list complete. */
final class Resources {
  static final List<Class<?>> ALL =
      List.of(
          BatchJobResource.class,
          CatalogueResource.class,
          ChangeRequestResource.class,
          CommandResource.class,
          ConsentResource.class,
          CreationResource.class,
          DecisionResource.class,
          DeletionResource.class,
          ExplanationResource.class,
          FigureResource.class,
          GoldenCommandResource.class,
          GoldenCorrectionResource.class,
          GoldenExplanationResource.class,
          GoldenHistoryResource.class,
          GoldenRecordResource.class,
          MatchResource.class,
          SourceHistoryResource.class,
          SourceRecordResource.class,
          SourceSystemResource.class,
          StewardDecisionResource.class,
          StewardTaskResource.class,
          TaskWorkResource.class);

  private Resources() {}
}
