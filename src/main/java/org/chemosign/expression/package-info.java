/**
 * Expression profiles: the gene table, the file formats that laboratories have, and the checks a
 * file has to pass before anything is computed from it. Knows the JDK only.
 */
package org.chemosign.expression;
