/** Patients' Consents at the doors: hidden from apps, out of exports. */
package org.chemosign.security.consent;
