// Reads a JSON list of PromQL expressions; answers for each where its grammar is broken, and the series that it asks for.
import {readFileSync} from 'node:fs'
import {parser} from '../../tools/node_modules/@prometheus-io/lezer-promql/dist/index.es.js'

function read(expression) {
  const text = (node) => expression.slice(node.from, node.to)
  const faults = [], series = [], labels = []
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) faults.push(node.from)
      if (node.name === 'VectorSelector') series.push({name: '', labels: []})
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') series.at(-1).name = text(node)
      if (node.name === 'LabelName') {
        // Of a selector's matchers, or of `by (…)` and its like.
        const matcher = node.node.parent?.name === 'UnquotedLabelMatcher'
        if (matcher) series.at(-1).labels.push(text(node))
        else labels.push(text(node))
      }
    },
  })
  return {faults, series, labels}
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(read)))
