/** What the server offers, said truly: its CapabilityStatement, and nothing beyond it. */
package org.chemosign.server.capability;
