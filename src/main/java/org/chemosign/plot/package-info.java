/**
 * Small drawings for reports and the command line: marks on a page, axes with readable ticks, SVG
 * with the same bytes on every machine, and PNG where a browser is not at hand. Knows the JDK only.
 */
package org.chemosign.plot;
