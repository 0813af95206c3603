/**
 * The life of a report: preliminary when computed, final when signed, then amended, corrected or
 * entered in error, but never overwritten. What signing and amending share.
 */
package org.chemosign.operation.lifecycle;
