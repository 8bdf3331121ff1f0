import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Gives an order to a program of this folder in a process of its own, and waits for what it measures. */
export async function inOwnProcess<Order, Measured>(
	program: string,
	order: Order,
): Promise<Measured> {
	return await new Promise((resolve, reject) => {
		const child = fork(join(__dirname, program), { execArgv: ['--import', 'tsx'] });
		child.once('message', (measured) => resolve(measured as Measured));
		child.once('exit', () => reject(new Error(`The process of ${program} has ended.`)));
		child.send(order as object);
	});
}

/** The other side: takes the order, answers with what was measured, and ends. */
export function onOrder<Order>(measure: (order: Order) => Promise<unknown>): void {
	process.on('message', (order: Order) => {
		measure(order).then(
			(measured) => {
				process.send?.(measured);
				process.disconnect();
			},
			(error: unknown) => {
				process.stderr.write(`${String((error as Error).stack)}\n`);
				process.exit(1);
			},
		);
	});
}
