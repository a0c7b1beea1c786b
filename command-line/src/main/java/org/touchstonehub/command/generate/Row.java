package org.touchstonehub.command.generate;

import java.util.Map;

/**
 * A record without its key.
 *
 * @param thing the number of the thing that it is a record of
 * @param values by column; a missing value is absent or empty
 */
record Row(Source source, int thing, Map<String, String> values) {}
