/**
 * Operations of HL7 Genomics Reporting 3.0.0 over what is stored: the therapeutic implications of a
 * patient's reports and the studies behind them. They only read.
 */
package org.chemosign.operation.genomics;
