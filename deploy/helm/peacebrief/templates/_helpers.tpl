{{- define "peacebrief.labels" -}}
{{ include "peacebrief.selector" . }}
app.kubernetes.io/part-of: peacebrief
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "peacebrief.selector" -}}
app.kubernetes.io/name: peacebrief
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "peacebrief.image" -}}
{{- with .Values.image -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{/* The settings, with those of this deployment in place of what the file says. */}}
{{- define "peacebrief.settings" -}}
{{- $file := .Files.Get "files/server.toml" -}}
{{- range $key, $value := .Values.settings -}}
{{- $file = regexReplaceAll (printf "(?m)^%s = .*\n" $key) $file "" -}}
{{- $file = printf "%s%s = %s\n" $file $key (toJson $value) -}}
{{- end -}}
{{- $file -}}
{{- end }}

{{- define "peacebrief.databaseSecret" -}}
{{- with .Values.archive.postgresql -}}
{{- if and .url .secretName }}{{ fail "archive.postgresql: url and secretName are both set" }}{{ end -}}
{{- .secretName | default (printf "%s-database" $.Release.Name) -}}
{{- end }}
{{- end }}
