const started = Date.now();

/** A line for people, on standard error: standard output ends with the figures. */
export function say(text: string): void {
	const seconds = Math.round((Date.now() - started) / 1000);
	const minutes = String(Math.floor(seconds / 60)).padStart(2, ' ');
	process.stderr.write(`${minutes}:${String(seconds % 60).padStart(2, '0')}  ${text}\n`);
}
