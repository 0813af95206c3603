package org.chemosign.security.smart;

/** Who answers for identities. */
public enum SecurityMode {
  /** Nobody: everything is open, on a loopback address only. */
  OPEN,
  /** The authorisation server inside this process, with users and clients from a file. */
  EMBEDDED,
  /** An authorisation server elsewhere, named by its issuer URL. */
  EXTERNAL
}
