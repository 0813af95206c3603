/**
 * Who did what with whose data: records in a chain of hashes that only grows, written before the
 * answer leaves, and shown as AuditEvents of IHE's Basic Audit Log Patterns. Knows the JDK's SQL
 * and HAPI's server, never Spring or JPA.
 */
package org.chemosign.security.audit;
