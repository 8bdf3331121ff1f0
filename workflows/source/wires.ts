import { kinds } from './kinds';
import type { Template } from './template';

/** From an output of a node to another node, by their ids in the template. */
export type Wire = { from: string; output: number; to: string };

const shape = /^(\w+)(?:\.([\w ]+))? > (\w+)$/;

/**
 * The wires of a template.
 *
 * @throws Error naming a wire that starts or ends nowhere
 */
export function wiresOf({ file, nodes, wires }: Template): Wire[] {
	return wires.map((text) => {
		const [, from = '', name, to = ''] = shape.exec(text) ?? [];
		const source = nodes[from];
		if (!source || !nodes[to]) throw new Error(`${file}: "${text}" joins no two nodes.`);
		const output = name === undefined ? 0 : kinds[source.kind].outputs.indexOf(name);
		if (output < 0) throw new Error(`${file}: "${from}" has no output "${name}".`);
		return { from, output, to };
	});
}
