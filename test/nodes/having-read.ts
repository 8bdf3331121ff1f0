/** A page that is read before its button is pressed, ms. */
const reading = 1_600;

/** Does something as a person does it who has read the page before. */
export async function havingRead<T>(work: () => Promise<T>): Promise<T> {
	const clock = Date.now;
	Date.now = () => clock() + reading;
	try {
		return await work();
	} finally {
		Date.now = clock;
	}
}
