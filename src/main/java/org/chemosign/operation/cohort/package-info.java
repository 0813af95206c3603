/** Groups of patients as research uses them: their models, outcomes and profiles. */
package org.chemosign.operation.cohort;
