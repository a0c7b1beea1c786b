package org.touchstonehub.matching.run;

/**
 * What is asked of a run.
 *
 * @param retrain true to learn a new trained model even where one is in use
 * @param everything true to match all records again even where few have changed; so does learning
 * @param by who asks
 */
public record RunWish(String domain, boolean retrain, boolean everything, String by) {}
