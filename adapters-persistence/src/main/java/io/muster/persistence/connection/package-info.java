/** Claims of e-mail domains; connections with at most three versions, each a row; links, key pairs, used assertions. */
@NullMarked
package io.muster.persistence.connection;

import org.jspecify.annotations.NullMarked;
