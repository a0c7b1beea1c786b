package org.touchstonehub.command.demo;

/** What a hub has spent since it started, as far as that can be seen; NaN where it cannot. */
interface Costs {
  Costs UNKNOWN =
      new Costs() {
        @Override
        public double processorMicros() {
          return Double.NaN;
        }

        @Override
        public double transactions() {
          return Double.NaN;
        }
      };

  double processorMicros();

  /** Transactions of the database, those of the measuring included. */
  double transactions() throws Exception;
}
