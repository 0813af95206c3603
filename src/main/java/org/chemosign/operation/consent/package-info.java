/** What patients have denied: reading their Consents. */
package org.chemosign.operation.consent;
