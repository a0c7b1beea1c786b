package org.touchstonehub.mdm.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over what tables hold. */
public final class Digests {
  private Digests() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** In lower-case hexadecimal. */
  public static String sha256Hex(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of names and values in the order of names; no two different maps give the same bytes. */
  public static byte[] ofMap(Map<String, String> values) {
    MessageDigest sha = sha256();
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              add(sha, name);
              add(sha, value);
            });
    return sha.digest();
  }

  /** Adds a text after its length, so that texts cannot run into each other. */
  public static void add(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha.update(bytes);
  }
}
