package org.touchstonehub.command.file;

import java.util.Locale;

/** The part of an SVG picture between its axes, in its units; from shares of it to coordinates. */
record PlotArea(int left, int top, int width, int height) {
  /** From 0 at the left to 1 at the right. */
  String x(double share) {
    return text(left + within(share) * width);
  }

  /** From 0 at the bottom to 1 at the top. */
  String y(double share) {
    return text(top + (1 - within(share)) * height);
  }

  String point(double x, double y) {
    return x(x) + "," + y(y);
  }

  /** As far as a share of the height goes. */
  String tall(double share) {
    return text(within(share) * height);
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }

  private static double within(double share) {
    return Math.min(1, Math.max(0, share));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
