/** Links for IT contacts. */
@NullMarked
package io.muster.rest.contact;

import org.jspecify.annotations.NullMarked;
