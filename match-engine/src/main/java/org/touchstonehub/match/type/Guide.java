package org.touchstonehub.match.type;

/**
 * What the guide to models says of a type, in Markdown.
 *
 * @param examples values, as files hold them
 * @param effect what it does to matching
 */
public record Guide(String examples, String effect) {}
