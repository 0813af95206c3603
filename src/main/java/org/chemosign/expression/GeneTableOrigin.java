package org.chemosign.expression;

/**
 * What is recorded beside the gene table.
 *
 * @param version version of the table
 * @param source databases it was made from, with dates
 * @param licence licence and attribution
 * @param sha256 SHA-256 (hex) of the file
 */
record GeneTableOrigin(String version, String source, String licence, String sha256) {}
