package org.chemosign.security.smart.issuer;

import java.nio.file.Path;

/**
 * Files of the embedded authorisation server.
 *
 * @param accounts users and clients
 * @param keys signing keys, made at the first start
 */
public record IssuerFiles(Path accounts, Path keys) {}
