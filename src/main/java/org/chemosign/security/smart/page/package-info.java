/**
 * The pages of the embedded authorisation server: sign in, choose a patient, consent, launch. Plain
 * HTML without scripts, in English and French.
 */
package org.chemosign.security.smart.page;
