/**
 * The Java client of the peacebrief service, which condenses reports on peace processes into structured briefs whose every
 * element points to the words that say it.
 *
 * <p>{@link io.peacebrief.PeacebriefClient} has the calls; the messages, and the generated stubs, are in
 * {@link io.peacebrief.v1}.
 */
package io.peacebrief;
