/**
 * The laboratory's work on an order: the task that is made with it, its steps, its due time and its
 * end.
 */
package org.chemosign.operation.order;
