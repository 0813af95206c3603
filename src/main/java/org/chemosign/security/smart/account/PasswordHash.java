package org.chemosign.security.smart.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes of passwords and of clients' secrets: bcrypt, never weaker than cost 10. */
public final class PasswordHash {

  /** Shortest password that is hashed here. */
  public static final int SHORTEST = 12;

  private static final int COST = 12;
  private static final int LONGEST_BYTES = 72;
  private static final int RANDOM_BYTES = 18;
  private static final Pattern STRONG =
      Pattern.compile("\\$2[aby]\\$(1[0-9]|2[0-9]|3[01])\\$[./A-Za-z0-9]{53}");

  private PasswordHash() {}

  /**
   * The hash of a password.
   *
   * @throws AccountsException when it is too short, or longer than bcrypt reads
   */
  public static String of(String password) {
    UserAccount.check(
        password.length() >= SHORTEST, "a password has at least " + SHORTEST + " characters");
    UserAccount.check(
        password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST_BYTES,
        "a password has at most " + LONGEST_BYTES + " bytes");
    return new BCryptPasswordEncoder(COST).encode(password);
  }

  /** A random password that nobody guesses. */
  public static String randomPassword() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static boolean isStrong(String hash) {
    return hash != null && STRONG.matcher(hash).matches();
  }
}
