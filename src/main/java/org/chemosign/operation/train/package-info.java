/** Training of signatures from the models of a Group's patients, as a job. */
package org.chemosign.operation.train;
