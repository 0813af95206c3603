/**
 * Who calls: SMART App Launch 2.2 in front of the FHIR endpoint. A bearer token of the embedded or
 * of an external issuer becomes a {@link org.chemosign.security.access.Caller}; what the caller may
 * do is decided elsewhere. Nothing of it exists in mode {@code open}.
 */
package org.chemosign.security.smart;
