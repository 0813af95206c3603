/**
 * A validation result as text, as JSON and as one printed page with plots, in English or French.
 */
package org.chemosign.survival.view;
