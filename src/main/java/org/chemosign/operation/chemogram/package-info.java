/** Registration of drug tests on preclinical models. */
package org.chemosign.operation.chemogram;
