package org.touchstonehub.mdm.golden;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes what a cursor says of the last record of its page: that record may not have been shown to
 * who holds the cursor. The key lives as long as the process; a cursor from before is refused.
 */
final class Seal {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SecretKeySpec KEY = new SecretKeySpec(random(32), "AES");
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Seal() {}

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * @param of what it belongs to, and cannot be opened without
   */
  static byte[] close(byte[] open, String of) {
    byte[] nonce = random(NONCE);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, of).doFinal(open);
      byte[] whole = Arrays.copyOf(nonce, NONCE + closed.length);
      System.arraycopy(closed, 0, whole, NONCE, closed.length);
      return whole;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a cursor", e);
    }
  }

  /**
   * @throws GeneralSecurityException if it was not closed here, or for something else
   */
  static byte[] open(byte[] closed, String of) throws GeneralSecurityException {
    if (closed.length < NONCE + TAG_BITS / 8) throw new GeneralSecurityException("too short");
    byte[] nonce = Arrays.copyOf(closed, NONCE);
    byte[] rest = Arrays.copyOfRange(closed, NONCE, closed.length);
    return cipher(Cipher.DECRYPT_MODE, nonce, of).doFinal(rest);
  }

  private static Cipher cipher(int mode, byte[] nonce, String of) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
