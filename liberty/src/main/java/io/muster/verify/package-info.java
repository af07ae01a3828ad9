/** The offline verifier: for who trusts neither the server nor its database, so it shares no code with either. */
@NullMarked
package io.muster.verify;

import org.jspecify.annotations.NullMarked;
