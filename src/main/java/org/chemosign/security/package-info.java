/** Who may see what, who did what, and what bounces. */
package org.chemosign.security;
