package org.chemosign.security.smart.issuer;

/**
 * What the authorisation server keeps in the database.
 *
 * @param store authorisations and ended tokens
 * @param launches launches and their patients
 */
record IssuerState(AuthorizationStore store, Launches launches) {}
