/** Lets one at a time have something; those who wait get it in the order in which they came. */
export class Turns {
	#tail: Promise<void> = Promise.resolve();

	/** @returns what gives it back */
	async take(): Promise<() => void> {
		const before = this.#tail;
		let release: () => void = () => {};
		this.#tail = new Promise((resolve) => {
			release = resolve;
		});
		await before;
		return release;
	}
}
