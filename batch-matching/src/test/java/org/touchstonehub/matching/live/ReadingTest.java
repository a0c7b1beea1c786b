package org.touchstonehub.matching.live;

class ReadingTest extends LiveRecordsContract {
  @Override
  LiveRecords records() {
    return live.reading();
  }
}
