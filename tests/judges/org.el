;; Emacs reads the outline: prints lint, HTML export and all headings as JSON: emacs -Q --batch -l org.el EXPORT
(require 'org)
(require 'org-lint)
(require 'ox-html)
(require 'json)
(setq org-confirm-babel-evaluate t enable-local-variables nil make-backup-files nil org-export-with-broken-links nil)
(find-file (pop command-line-args-left))
(org-mode)
(let ((entries nil))
  (org-map-entries
   (lambda ()
     (push (list :level (org-outline-level) :state (org-get-todo-state) :heading (org-get-heading t t t t)
                 :tags (apply #'vector (org-get-tags nil t)) :deadline (org-entry-get nil "DEADLINE")
                 :closed (org-entry-get nil "CLOSED") :scheduled (org-entry-get nil "SCHEDULED")
                 :properties (org-entry-properties nil 'standard))
           entries)))
  (princ (json-encode
          (list :entries (apply #'vector (nreverse entries))
                :lint (apply #'vector (mapcar (lambda (each) (format "%s" (cadr each))) (org-lint)))
                :html (length (org-export-as 'html))
                :links (apply #'vector (org-element-map (org-element-parse-buffer) 'link
                                         (lambda (link) (org-element-property :raw-link link))))
                :active (apply #'vector (org-element-map (org-element-parse-buffer) '(macro inline-src-block src-block babel-call clock keyword
                                                                                      footnote-reference target radio-target statistics-cookie
                                                                                      export-snippet comment comment-block export-block table)
                                          (lambda (each) (format "%s %s" (org-element-type each) (org-element-property :value each)))))))))
