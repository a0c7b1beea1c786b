package org.touchstonehub.command.demo;

import java.net.URI;
import java.util.List;

/** A hub to measure, and what it is asked. */
record Target(String name, URI base, String token, List<Reads> reads, Costs costs) {}
