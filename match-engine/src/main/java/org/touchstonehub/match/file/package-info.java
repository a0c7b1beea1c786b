/**
 * Files of records: CSV and JSON Lines, plain or gzip, read as a stream. One broken row is a reject
 * and the rest goes on; a file that cannot be read to its end is an error.
 */
@NullMarked
package org.touchstonehub.match.file;

import org.jspecify.annotations.NullMarked;
