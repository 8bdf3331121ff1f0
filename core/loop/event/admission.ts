/** Requests that are taken at the same time at most: more would only wait for one another. */
const mostUnderWay = 50;
/** Part of the sender's time after which a request comes late. */
const late = 1 / 5;
/** Part of the sender's time after which it is too late to begin. */
const tooLate = 3 / 5;
/** While requests come late, one is let in as often, ms. */
const pace = 200;

/**
 * Decides which requests a process takes while it is behind. n8n has none wait: it reads the workflow
 * of each, and starts an execution for each that is taken, and all of them share one event loop. A
 * request that comes late to us therefore says that too many were let in before it. Whoever is turned
 * away at once comes again; whoever waits with all others is answered too late, like all others.
 */
export class Admission {
	#underWay = 0;
	#lastLate = 0;

	/**
	 * Lets a request in, which then has to leave again, or turns it away.
	 *
	 * @param now epoch ms
	 * @param request.age how long ago it came, ms
	 * @param request.answerWithin the sender's own time limit, ms
	 */
	enter(now: number, { age, answerWithin }: { age: number; answerWithin: number }): boolean {
		if (this.#underWay >= mostUnderWay || age > answerWithin * tooLate) return false;
		if (age > answerWithin * late) {
			// Some go on even where turning others away is all that there is time for.
			// A mark from a time to come was made before the machine's clock was set back.
			const since = now - this.#lastLate;
			if (since >= 0 && since < pace) return false;
			this.#lastLate = now;
		}
		this.#underWay += 1;
		return true;
	}

	leave(): void {
		this.#underWay -= 1;
	}
}
