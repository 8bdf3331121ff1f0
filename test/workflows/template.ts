import { draw, type DrawnNode, type DrawnWorkflow } from '../../workflows/source/draw';
import { frames, type Language, languages } from '../../workflows/source/languages';
import { library } from '../../workflows/source/library';
import type { Template } from '../../workflows/source/template';

/** A template as people import it, and what its nodes are called in the source. */
export type DrawnTemplate = DrawnWorkflow & { source: Template; language: Language };

/** A template in a language, drawn anew, so that a test may change it. */
export function drawn(file: string, language: Language = 'en'): DrawnTemplate {
	const source = library.find((template) => template.file === file);
	if (!source) throw new Error(`There is no template "${file}".`);
	return { ...draw(source, language), source, language };
}

/** Every template in every language, by its file below `workflows/`. */
export const everyTemplate: Array<[path: string, template: DrawnTemplate]> = languages.flatMap(
	(language) =>
		library.map(({ file }): [string, DrawnTemplate] => [
			[frames[language].folder, `${file}.json`].filter((step) => step !== '').join('/'),
			drawn(file, language),
		]),
);

/** A node by its id in the source, whatever it is called in the language of the template. */
export function nodeOf({ source, language, nodes }: DrawnTemplate, id: string): DrawnNode {
	const name = source.words[language].nodes[id];
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`"${source.file}" has no node "${id}".`);
	return found;
}
