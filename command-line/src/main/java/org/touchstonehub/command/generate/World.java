package org.touchstonehub.command.generate;

import java.util.List;
import java.util.Map;

/** The things of one domain and how its source systems write them down. */
interface World {
  List<Source> sources();

  /** The next things, at least one; each has the next number. */
  int more();

  /** A record of the thing with that number. */
  Map<String, String> write(int thing, Source source);

  /** As {@link #write}, after the thing has moved. */
  Map<String, String> writeMoved(int thing, Source source);
}
