/** The operation {@code $sign}: a named person makes a preliminary report final. */
package org.chemosign.operation.sign;
