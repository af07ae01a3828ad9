/** A domain that breaks the rules, so that the rules are seen to bite. */
@NullMarked
package planted.domain;

import org.jspecify.annotations.NullMarked;
