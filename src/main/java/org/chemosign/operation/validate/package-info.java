/** What a signature says of the survival of a Group's patients. */
package org.chemosign.operation.validate;
