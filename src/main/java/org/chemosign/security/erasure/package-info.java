/** Erasing a patient: all that is theirs, in all versions, and their name in the audit. */
package org.chemosign.security.erasure;
