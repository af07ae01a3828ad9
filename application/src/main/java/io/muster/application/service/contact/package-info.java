/** Links for IT contacts. */
@NullMarked
package io.muster.application.service.contact;

import org.jspecify.annotations.NullMarked;
