/**
 * Work that outlives its request, by FHIR's asynchronous pattern: a job is a Task of profile
 * research-task, asked after at an address of its own.
 */
package org.chemosign.operation.job;
