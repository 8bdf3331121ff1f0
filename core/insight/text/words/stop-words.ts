/** Chinese characters that begin or end no term: particles, pronouns, conjunctions. */
const particles =
	'的了是我你他她它们們在和就都也很这這那吗嗎呢吧啊呀哦哈嘛个個还還又再太更最把被给給让讓从從与與及或但而且之其于於以为為着著过過地得说說已将將会會要想能可' +
	'一二两兩三几幾些每各因所如虽雖则則却卻只才刚剛曾并並等时時候后後前里裡中上下去来來到对對跟比向往真好非常挺';

const set = (characters: string): ReadonlySet<string> => new Set(characters);

export const beginsNoTerm = set(particles);
/** `不` and `没` begin terms (`不能用`), and end none. */
export const endsNoTerm = set(`${particles}不没沒有无無请請`);

/** English words that say nothing by themselves. */
export const stopWords: ReadonlySet<string> = new Set(
	(
		"a about above after again all also am an and any are aren't as at be because been before being below " +
		"between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each " +
		"even ever every few for from further get gets getting go goes going gone got had hadn't has hasn't have " +
		"haven't having he her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't " +
		"it it's its itself just let like made make makes many may me might more most much must my myself no nor not " +
		'now of off ok okay on once one only or other our ours ourselves out over own per please quite rather really ' +
		"said same say says see she should shouldn't since so some still such than thank thanks that that's the their " +
		"theirs them themselves then there there's these they they're this those though through thus to too two under " +
		"until up us use used using very was wasn't we we're we've were weren't what when where which while who whom " +
		"why will with without won't would wouldn't yes yet you you're your yours yourself im ive dont didnt cant " +
		'wont doesnt isnt wasnt lot lots thing things way well back come came take took need needed want wanted know ' +
		'think thought great good nice bad best better always never today yesterday tomorrow day days week weeks month ' +
		'months year years time times first last next new old anything something nothing everything someone everyone'
	).split(' '),
);
